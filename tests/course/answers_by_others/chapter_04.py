WRONG = {
    "parameter-count": [],
    "relu-in-place": [],
    "swap-neurons": [],
    "skip-layers": [],
    "flat-piece": [],
}
RIGHT = {
    "parameter-count": [],
    "relu-in-place": [],
    "swap-neurons": [],
    "skip-layers": [],
    "flat-piece": [],
}
