WRONG: dict[str, list[tuple[str, str]]] = {}
RIGHT: dict[str, list[str]] = {}
GENERAL: dict[str, dict[int, str]] = {}
