"""Worked backpropagation: one pass back in numbers, first solved, then with its last steps left to the reader."""

from html import escape
from typing import Any

import traitlets

from course.figures.figure import Figure, whole

# What each stage asks for.
QUESTIONS = [
    "The whole way back, solved. Cover what stands behind each “=”, and work it out from the lines above.",
    "Other numbers, and the last step is yours. Take pencil and paper.",
    "Other numbers again, and the last two steps are yours.",
    "Now all of the way back is yours, from the slope of the loss to the last bias.",
]
STEPS = [
    {
        "title": "1. The slope of the loss",
        "why": "The slope of a square is twice what is squared. The 1/n of the mean belongs here and nowhere else. "
        "With one sample, n = 1.",
        "rules": ["dŶ = 2 (Ŷ − Y) / n"],
    },
    {
        "title": "2. Through the sigmoid",
        "why": "Multiply by the slope of the activation, written from its output.",
        "rules": ["dZ₂ = dŶ · Ŷ (1 − Ŷ)"],
    },
    {
        "title": "3. Weights and bias of layer 2",
        "why": "A weight takes the error signal of its neuron times what came in there. A bias takes the error signal "
        "as it is: with one sample, there is nothing to add.",
        "rules": ["dW₂ = dZ₂ᵀ A₁", "db₂ = sum of dZ₂ over the samples"],
    },
    {
        "title": "4. To the layer before",
        "why": "Back along each weight. Layer 2 has one neuron, so there are no paths to add.",
        "rules": ["dA₁ = dZ₂ W₂"],
    },
    {
        "title": "5. Through the ReLU",
        "why": "Entry by entry, multiply by the slope: 1 where A₁ is above 0, and 0 where the neuron is off.",
        "rules": ["dZ₁ = dA₁ · relu′(Z₁)"],
    },
    {
        "title": "6. Weights and biases of layer 1",
        "why": "As in layer 2. What came in here is X, and dW₁ has a row for each neuron.",
        "rules": ["dW₁ = dZ₁ᵀ X", "db₁ = sum of dZ₁ over the samples"],
    },
]
# The numbers that a stage leaves open: those of the last step, of the last two, of all.
LAST = ["dW1_11", "dW1_12", "dW1_21", "dW1_22", "db1_1", "db1_2"]
LAST_TWO = ["dZ1_1", "dZ1_2", *LAST]
ALL = ["dY_hat", "dZ2", "dW2_1", "dW2_2", "db2", "dA1_1", "dA1_2", *LAST_TWO]
OPEN: dict[str, list[str]] = {"2": LAST, "3": LAST_TWO, "4": ALL}
# A seed for the network of each stage, and what its script makes of the first of them: the way forward, and the results
# of the rules on the way back.
SEEDS = [4, 17, 10, 19]
FORWARD = [
    "X = [1.5, −2], Y = 1",
    "W₁ = [[−1.5, −0.5], [2, 0.5]], b₁ = [1, 0.5]",
    "Z₁ = X W₁ᵀ + b₁ = [−0.25, 2.5]",
    "A₁ = relu(Z₁) = [0, 2.5]",
    "W₂ = [1.5, −0.5], b₂ ≈ 0.845",
    "Z₂ = A₁ W₂ᵀ + b₂ ≈ −0.405",
    "Ŷ = sigmoid(Z₂) = 0.4",
    "L = (Ŷ − Y)² / n = 0.36",
]
RESULTS = [
    [["= 2 · (0.4 − 1) / 1 = −1.2"]],
    [["= −1.2 · 0.4 · (1 − 0.4) = −0.288"]],
    [["= −0.288 · [0, 2.5] = [0, −0.72]"], ["= −0.288"]],
    [["= −0.288 · [1.5, −0.5] = [−0.432, 0.144]"]],
    [["= [−0.432, 0.144] · [0, 1] = [0, 0.144]"]],
    [["= 0 · [1.5, −2] = [0, 0]", "= 0.144 · [1.5, −2] = [0.216, −0.288]"], ["= [0, 0.144]"]],
]


def line(rule: str, results: list[str]) -> str:
    numbers = "".join(f"<span>{escape(result)}</span>" for result in results)
    return f'<div class="line"><span class="rule">{escape(rule)}</span><span class="numbers">{numbers}</span></div>'


class WorkedBackpropagation(Figure):
    """Backpropagation through a network of 2 inputs, 2 ReLU neurons and a sigmoid neuron, for one sample.

    `stage` says what is left to the reader: nothing, the last step, the last two, or all. Each stage has a network of
    its own, drawn from its one of the `seeds`. `entries` holds what stands in the fields of each stage: the `text`, and
    whether it was `missed`, which is to say wrong at first, or shown.

    >>> figure = WorkedBackpropagation(stage=2)
    >>> figure.entries = {"2": {"db1_1": {"text": "0", "missed": False}}}
    """

    heights = (953, 1446)
    alt = (
        "Backpropagation through a small network in numbers: two inputs, two ReLU neurons of which one is off, and a "
        "sigmoid neuron, with X = [1.5, −2], A₁ = [0, 2.5], W₂ = [1.5, −0.5], Ŷ = 0.4 and Y = 1. Six steps, each with "
        "its rule, its numbers and its result: dŶ = −1.2, dZ₂ = −0.288, dW₂ = [0, −0.72] and db₂ = −0.288, "
        "dA₁ = [−0.432, 0.144], dZ₁ = [0, 0.144], dW₁ = [[0, 0], [0.216, −0.288]] and db₁ = [0, 0.144]. At first all "
        "are solved; then the last step, the last two, or all of them are left open, with other numbers, and fields "
        "that check what is typed."
    )

    stage = whole(1, 1, 4)
    seeds = traitlets.List(traitlets.Int(min=0), SEEDS, len(SEEDS), len(SEEDS)).tag(sync=True)
    entries = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict({"questions": QUESTIONS, "steps": STEPS}, read_only=True).tag(sync=True)

    @traitlets.validate("entries")
    def _check_entries(self, proposal: Any) -> dict[str, dict[str, Any]]:
        for stage, entries in proposal["value"].items():
            if stage not in OPEN:
                raise traitlets.TraitError(f"entries has the stage {stage!r}, but needs some of {', '.join(OPEN)}")
            if not isinstance(entries, dict):
                raise traitlets.TraitError(f"entries has {entries!r} for stage {stage}, but needs a dict")
            for name, entry in entries.items():
                if name not in OPEN[stage]:
                    raise traitlets.TraitError(
                        f"entries has {name!r} in stage {stage}, but needs some of {', '.join(OPEN[stage])}"
                    )
                if not (
                    isinstance(entry, dict)
                    and entry.keys() == {"text", "missed"}
                    and isinstance(entry["text"], str)
                    and isinstance(entry["missed"], bool)
                ):
                    raise traitlets.TraitError(
                        f"entries has {entry!r} for {name} in stage {stage}, but needs a dict of the text, a str, and "
                        "missed, which is True or False"
                    )
        return proposal["value"]

    def fallback(self) -> str:
        """Return the solved pass of the first seed as HTML, which needs no script."""
        forward = "".join(f"<li>{escape(words)}</li>" for words in FORWARD)
        steps = "".join(
            f'<li><p class="title">{step["title"]}</p><p class="why">{step["why"]}</p>'
            f"{''.join(map(line, step['rules'], results))}</li>"
            for step, results in zip(STEPS, RESULTS, strict=True)
        )
        return (
            f'<p class="question">{QUESTIONS[0]}</p><div class="worked-backpropagation">'
            f'<ul class="forward">{forward}</ul><ol class="steps">{steps}</ol></div>'
        )
