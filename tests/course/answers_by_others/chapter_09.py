IDS = ["dual-quotient", "maximum-pulls", "last-one-wins", "running-total", "graph-order"]
WRONG: dict[str, list[tuple[str, str]]] = {id: [] for id in IDS}
RIGHT: dict[str, list[str]] = {id: [] for id in IDS}
