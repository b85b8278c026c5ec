"""Many workers: the time of one step of data-parallel training, by how many share it, and what they wait for."""

from course.figures.figure import Figure, number, one_of, whole


class ManyWorkers(Figure):
    """A step of training shared by `workers`, which average their gradients by a ring all-reduce.

    A `batch` of samples is shared among them, `bandwidth` is in bytes per second, `latency` in seconds. The smallest
    network has as many parameters as the reader of digits.

    >>> ManyWorkers(workers=64, bandwidth=1.25e9).workers
    64
    """

    heights = (761, 1273)
    alt = (
        "Two plots over the number of workers that share one step of training, 1, 2, 4 and so on to 1024. On the left "
        "a bar for the time of the step, in three parts: computing, waiting for bandwidth, waiting for latency. One "
        "worker alone takes 98 ms, all of it computing. With more workers the bar falls, to 12.7 ms for 16, stays "
        "nearly level until it is shortest for 64, with 10.4 ms, and rises to 47.4 ms for 1024, most of it latency. On "
        "the right the same parts as shares of the step: computing shrinks from all of it to nothing, bandwidth is the "
        "largest part from 32 to 128 workers, latency from 256 on. A table has the parts for the chosen number, first "
        "32: 9.4 times as fast as one, with an efficiency of 29 %. Sliders set the number of workers, the samples in a "
        "batch, the parameters of the network, and the bandwidth and the latency of the links."
    )

    workers = one_of([2**k for k in range(11)], 32)
    parameters = whole(10_000_000, 2410, 10**11)
    batch = one_of([2**k for k in range(10, 17)], 16384)
    bandwidth = number(12.5e9, 12.5e6, 900e9)
    latency = number(20e-6, 1e-6, 0.01)
