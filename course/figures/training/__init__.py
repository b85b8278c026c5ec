"""Training well: the curves of training and validation, and the knobs that part them and bring them together."""

from typing import Any

import traitlets

from course.figures.figure import Figure, one_of, whole

CHOICES: dict[str, list[Any]] = {
    "data": ["moons", "digits"],
    "n": [20, 40, 80, 160, 320],
    "hidden": [2, 4, 8, 16, 32, 64],
    "weight_decay": [0.0, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1],
    "dropout": [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8],
}
SEEDS = 10_000


class Training(Figure):
    """A network with one hidden layer of ReLU units trains for 150 epochs by Adam, learning rate 0.02, batches of 10.

    The seed draws the training samples, the first weights, the batches and what dropout leaves out; the 200
    validation samples are always the same. `previous` has the settings of a run to compare with, or nothing.

    >>> Training(hidden=4).n
    40
    """

    heights = (804, 1464)
    alt = (
        "The training of a network with one hidden layer, with knobs for its size, the number of training samples, "
        "weight decay and dropout. On the left is the loss of every epoch, solid on training data and dashed on "
        "validation data; on the right a map of the two moons with the network's answers. At first 64 units have "
        "learned 40 noisy points for 150 epochs: the solid curve ends near zero, while the dashed one turns early and "
        "rises, and so do thin dashed ones of three other seeds. On the map the line between the classes winds around "
        "single points."
    )

    data = one_of(CHOICES["data"])
    n = one_of(CHOICES["n"], 40)
    hidden = one_of(CHOICES["hidden"], 64)
    weight_decay = one_of(CHOICES["weight_decay"])
    dropout = one_of(CHOICES["dropout"])
    seed = whole(11, 0, SEEDS - 1)
    epoch = whole(150, 0, 150)
    previous = traitlets.Dict().tag(sync=True)

    @traitlets.validate("previous")
    def _settings(self, proposal: Any) -> dict[str, Any]:
        settings = proposal.value
        known = {**CHOICES, "seed": range(SEEDS)}
        if settings and (settings.keys() != known.keys() or any(settings[name] not in known[name] for name in known)):
            raise traitlets.TraitError(f"previous needs nothing, or a value for each of {', '.join(known)}")
        return settings
