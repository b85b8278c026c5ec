from typing import Any

IDS = ["row-and-column", "times-vector", "square-only", "columns-layer", "broadcast-shape"]
WRONG: dict[str, list[Any]] = {id: [] for id in IDS}
RIGHT: dict[str, list[Any]] = {id: [] for id in IDS}
