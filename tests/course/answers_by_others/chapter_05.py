from typing import Any

IDS = ["absolute-gradient", "know-nothing", "labels-gradient", "never-zero", "rare-class"]
WRONG: dict[str, list[Any]] = {id: [] for id in IDS}
RIGHT: dict[str, list[Any]] = {id: [] for id in IDS}
