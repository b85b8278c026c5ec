"""Digits in ten hands, as strokes of a pen. Nothing of the network was chosen by them.

HANDS[hand][digit] is a list of strokes; a stroke is a list of (x, y) points in
the unit square, x to the right, y DOWN, points at most 0.04 apart.

Each glyph is drawn in a private 0..100 box in a small notation, then placed in
the square with the hand's own size, slant, rounding and shakiness:
  strokes are separated by '|', the joined pieces of a stroke by ';'
  l x,y x,y ...            straight lines
  s x,y x,y ...            a spline through the points
  a cx,cy rx,ry a0,a1      an elliptical arc, degrees, 0 = right, 90 = down
"""

import numpy as np

STEP = 0.018  # point spacing after resampling


def line(pts):
    """Corner points of a polyline (resampled later)."""
    return np.asarray(pts, float)


def arc(centre, radii, angles, n=80):
    """Points of an elliptical arc; y is down, so rising angles run clockwise."""
    t = np.radians(np.linspace(angles[0], angles[1], n))
    return np.c_[centre[0] + radii[0] * np.cos(t), centre[1] + radii[1] * np.sin(t)]


def spline(pts, n=24):
    """Centripetal Catmull-Rom curve through the control points."""
    p = np.asarray(pts, float)
    p = np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    out = []
    for i in range(1, len(p) - 2):
        p0, p1, p2, p3 = p[i - 1 : i + 3]
        t0 = 0.0
        t1 = t0 + np.sqrt(np.hypot(*(p1 - p0))) + 1e-9
        t2 = t1 + np.sqrt(np.hypot(*(p2 - p1))) + 1e-9
        t3 = t2 + np.sqrt(np.hypot(*(p3 - p2))) + 1e-9
        t = np.linspace(t1, t2, n, endpoint=False)[:, None]
        a1 = (t1 - t) / (t1 - t0) * p0 + (t - t0) / (t1 - t0) * p1
        a2 = (t2 - t) / (t2 - t1) * p1 + (t - t1) / (t2 - t1) * p2
        a3 = (t3 - t) / (t3 - t2) * p2 + (t - t2) / (t3 - t2) * p3
        b1 = (t2 - t) / (t2 - t0) * a1 + (t - t0) / (t2 - t0) * a2
        b2 = (t3 - t) / (t3 - t1) * a2 + (t - t1) / (t3 - t1) * a3
        out.append((t2 - t) / (t2 - t1) * b1 + (t - t1) / (t2 - t1) * b2)
    out.append(p[-2][None])
    return np.vstack(out)


def resample(p, step=STEP):
    """Even spacing along the stroke, at most `step` apart."""
    p = p[np.r_[True, np.hypot(*np.diff(p, axis=0).T) > 1e-9]]
    s = np.r_[0, np.cumsum(np.hypot(*np.diff(p, axis=0).T))]
    t = np.linspace(0, s[-1], max(2, int(np.ceil(s[-1] / step)) + 1))
    return np.c_[np.interp(t, s, p[:, 0]), np.interp(t, s, p[:, 1])]


def smooth(v, sigma):
    """Gaussian smoothing along a stroke (sigma in points), ends kept in place."""
    if sigma <= 0 or len(v) < 4:
        return v
    r = min(int(3 * sigma) + 1, len(v) - 1)
    k = np.exp(-0.5 * (np.arange(-r, r + 1) / sigma) ** 2)
    k /= k.sum()
    q = np.vstack([2 * v[0] - v[r:0:-1], v, 2 * v[-1] - v[-2 : -r - 2 : -1]])
    return np.c_[np.convolve(q[:, 0], k, "valid"), np.convolve(q[:, 1], k, "valid")]


def parse(text):
    """The notation above -> list of strokes in the 0..100 box."""
    strokes = []
    for st in text.split("|"):
        pieces = []
        for seg in st.split(";"):
            kind, *words = seg.split()
            pts = [tuple(float(c) for c in w.split(",")) for w in words]
            pieces.append({"l": line, "s": spline}[kind](pts) if kind != "a" else arc(*pts))
        strokes.append(np.vstack(pieces) / 100.0)
    return strokes


# name: ((width, height, slant in degrees to the right, rounding, shake), glyphs)
_SPEC = {
    # Neat and upright, round bowls; bare 1, open 4, plain 7
    "plain": (
        (0.46, 0.74, 2, 0.8, 0.002),
        {
            0: "a 50,50 46,50 -75,-438",
            1: "l 51,0 50,100",
            2: "s 8,24 26,4 56,0 82,16 80,40 46,72 6,99; l 6,99 94,98",
            3: "s 10,14 36,0 70,3 82,23 66,42 38,47; s 38,47 72,51 88,72 72,95 38,100 6,86",
            4: "l 14,0 8,56 92,57 | l 70,2 69,100",
            5: "l 22,3 18,44; s 18,44 46,35 78,46 87,69 68,94 34,100 6,89 | l 22,3 84,2",
            6: "s 70,0 38,20 16,50 14,78 38,99 70,95 86,76 70,56 42,54 16,72",
            7: "l 6,4 92,2 38,100",
            8: "s 78,14 50,0 22,12 26,34 56,49 84,72 76,94 48,100 18,90 18,70 50,49 78,30 78,14",
            9: "s 80,16 52,0 22,8 12,32 32,53 62,46 80,18; l 80,18 76,100",
        },
    ),
    # Long upstroke on 1, barred 7, lightning 4, curved leg on 9
    "tall, leaning": (
        (0.44, 0.80, 8, 0.9, 0.003),
        {
            0: "a 50,50 38,50 -60,-415",
            1: "l 8,40 62,0 62,100",
            2: "s 12,22 34,1 66,3 80,24 64,54 34,80 8,97; s 8,97 36,94 66,100 96,95",
            3: "s 14,10 44,0 76,8 78,28 58,43 40,46; s 40,46 74,50 82,74 64,95 34,100 8,92",
            4: "l 52,0 6,66 96,64 | l 68,36 62,100",
            5: "l 26,2 16,42; s 16,42 48,34 80,50 80,76 56,96 26,100 4,93 | l 26,2 92,0",
            6: "s 66,0 36,24 14,58 16,84 40,100 70,92 80,72 64,57 36,62 16,80",
            7: "s 8,8 22,4 50,5 90,2; s 90,2 64,44 44,76 36,100 | l 28,50 86,48",
            8: "s 72,10 46,0 24,14 34,36 62,54 80,76 60,98 28,96 16,78 36,56 64,38 74,22 66,6",
            9: "s 80,16 54,0 26,8 14,32 32,52 60,46 80,18; s 80,18 82,56 70,84 44,100 16,94",
        },
    ),
    # Slanted, upstroke 1, looped 2, barred 7, straight-stemmed 6
    "looped": (
        (0.44, 0.72, 15, 1.3, 0.002),
        {
            0: "s 60,2 36,4 14,28 10,60 28,94 56,98 82,74 90,38 76,8 54,1 44,7",
            1: "s 20,32 36,20 52,0; l 52,0 52,100",
            2: "s 14,26 26,6 54,0 80,14 76,40 52,68 26,92 10,97 6,86 20,80 42,90 66,99 96,90",
            3: "s 12,16 34,1 68,2 80,20 66,40 40,48 34,46; s 34,46 44,45 72,52 84,72 66,94 36,100 8,88",
            4: "l 50,0 4,64 98,62 | l 70,40 66,100",
            5: "s 88,1 60,4 30,2; l 30,2 22,42; s 22,42 52,36 80,50 82,74 58,97 28,99 6,88",
            6: "s 50,0 30,30 14,62 18,88 42,100 68,90 78,70 62,56 38,62 18,82",
            7: "s 6,12 14,2 40,7 68,6 92,2; l 92,2 46,100 | l 34,52 86,48",
            8: "s 76,16 56,0 28,8 24,28 46,46 72,64 74,88 48,100 22,92 20,72 46,50 72,34 80,10",
            9: "s 78,16 56,0 26,8 14,32 30,52 58,44 79,16; s 79,16 78,50 72,80 66,100",
        },
    ),
    # Quick and angular, flat-topped 3, two-stroke closed 4, hooked 7
    "angular": (
        (0.50, 0.70, 10, 0.5, 0.003),
        {
            0: "s 54,0 24,14 10,48 24,88 50,100 78,84 88,48 76,12 50,1",
            1: "l 26,30 56,0 54,100",
            2: "s 14,20 38,0 68,4 78,26 58,60 10,100; l 10,100 92,99",
            3: "l 12,2 84,1 40,42; s 40,42 72,44 88,66 76,92 42,101 8,90",
            4: "l 64,100 66,0 4,66 94,67",
            5: "l 84,2 26,3 20,44; s 20,44 50,36 80,50 84,74 62,96 32,100 8,92",
            6: "s 76,4 46,8 22,36 12,68 26,96 56,100 80,84 76,62 52,52 26,62 14,78",
            7: "l 10,18 14,2 90,3; s 90,3 68,34 50,70 46,100",
            8: "s 82,12 54,0 24,12 30,36 62,54 78,80 54,100 22,88 28,64 60,42 82,12",
            9: "s 82,22 62,2 34,2 14,24 24,48 52,52 82,24; s 82,24 84,60 66,86 20,100",
        },
    ),
    # Narrow and small-ish, serifed 7, two-circle 8, straight 9
    "small": (
        (0.33, 0.58, 4, 0.7, 0.0015),
        {
            0: "a 50,50 40,50 -95,-462",
            1: "l 50,0 49,100",
            2: "s 8,22 30,2 62,0 86,18 80,42 48,72 4,99; l 4,99 98,98",
            3: "s 8,12 40,0 78,8 82,30 62,44 34,47; s 34,47 76,51 92,74 74,96 40,100 4,90",
            4: "l 58,0 2,70 102,70 | l 72,34 72,100",
            5: "l 20,2 14,44; s 14,44 50,36 86,48 92,72 70,96 34,100 4,92 | l 20,2 90,2",
            6: "s 58,0 26,34 8,66 18,92 50,100 82,90 90,70 70,54 36,56 10,72",
            7: "l 4,28 5,2 96,2; s 96,2 78,36 66,68 62,100",
            8: "a 50,25 36,25 -90,-450 | a 50,74 46,26 -90,-450",
            9: "a 46,28 42,28 -5,-365; l 88,30 84,100",
        },
    ),
    # With a finger: shaky, slightly left slant, 1 with foot, two-stroke 5
    "shaky, upright": (
        (0.50, 0.76, -5, 1.1, 0.0075),
        {
            0: "s 44,2 18,18 8,52 22,88 52,100 82,82 92,46 78,12 48,0 36,6",
            1: "l 24,24 52,0 52,99 | l 20,99 84,98",
            2: "s 10,26 22,4 54,0 82,14 82,38 52,68 8,97; l 8,97 94,100",
            3: "s 14,10 44,0 78,10 78,32 58,44 36,46; s 36,46 68,48 90,68 78,92 44,100 10,90",
            4: "l 22,2 12,54 90,56 | l 76,4 72,100",
            5: "l 24,6 22,46; s 22,46 52,38 82,52 84,78 58,98 28,99 8,90 | l 22,4 82,0",
            6: "s 66,1 36,18 14,50 14,80 36,100 68,96 84,76 68,56 40,56 16,74",
            7: "l 10,3 90,4; s 90,4 66,40 50,74 42,100",
            8: "s 78,16 54,0 26,8 22,28 46,45 78,64 82,88 54,101 22,92 18,70 46,48 74,32 76,12",
            9: "s 82,20 58,0 28,6 14,30 34,54 64,46 82,20; s 82,20 80,60 78,80 80,100",
        },
    ),
    # Sharp corners, full height, 1 with foot
    "large": (
        (0.50, 0.84, 0, 0.0, 0.001),
        {
            0: "a 50,50 44,50 -90,-448",
            1: "l 24,22 52,0 52,100 | l 22,100 82,100",
            2: "s 10,24 20,6 50,0 80,8 86,28 72,52; l 72,52 8,100 92,100",
            3: "l 10,0 86,0 44,40; s 44,40 74,44 90,68 76,94 46,100 20,95 8,82",
            4: "l 68,100 68,0 6,68 94,68",
            5: "l 84,0 20,0 16,46; s 16,46 46,36 76,44 88,68 76,92 46,100 8,90",
            6: "l 64,0 20,56; s 20,56 10,76 26,96 50,100 78,92 88,72 74,52 50,46 28,50 18,60",
            7: "l 8,0 92,0 36,100",
            8: "a 50,24 35,24 90,450 | a 50,74 43,26 -90,270",
            9: "s 84,32 72,50 48,54 22,46 12,26 28,6 50,0 74,6 86,28 82,44; l 82,44 40,100",
        },
    ),
    # Slim, upright, hooked 7, closed 4, long-tailed 6, small 9 bowl
    "narrow": (
        (0.40, 0.70, 3, 0.8, 0.002),
        {
            0: "s 46,1 20,16 10,50 22,86 48,100 76,86 90,50 78,14 50,0 40,3",
            1: "s 30,18 42,12 52,0; l 52,0 51,100",
            2: "s 12,20 36,1 66,2 84,20 74,46 42,74 6,98; s 6,98 40,97 70,98 96,96",
            3: "s 12,10 42,0 74,6 80,24 64,40 40,44; s 40,44 74,46 92,68 80,92 46,100 6,92",
            4: "l 60,2 4,68 100,66 | l 62,0 64,100",
            5: "l 28,4 20,46; s 20,46 50,36 82,46 90,70 72,93 42,100 8,95 | l 28,4 88,2",
            6: "s 52,0 28,32 10,66 16,90 44,101 74,94 88,78 74,64 46,64 16,80",
            7: "l 8,26 10,4 92,4; s 92,4 84,34 62,72 44,100",
            8: "s 76,12 50,0 24,10 26,28 54,42 84,62 86,86 54,100 20,92 14,70 42,46 70,32 78,14",
            9: "s 80,14 54,0 24,6 12,24 28,42 58,38 80,16; s 80,16 80,50 68,80 44,100",
        },
    ),
    # Fast and loose, 20 degrees of slant, looped 2 and 8, one-stroke 5
    "slanting": (
        (0.42, 0.68, 20, 1.6, 0.004),
        {
            0: "s 66,6 44,0 18,22 10,60 30,98 60,94 84,62 84,24 64,2 46,8",
            1: "l 30,26 52,0 50,100",
            2: "s 16,20 40,0 72,6 78,28 56,60 28,90 10,98 4,88 18,80 44,90 70,100 98,88",
            3: "s 14,12 44,-2 76,6 76,26 58,42 40,46 36,44; s 36,44 64,44 82,64 70,92 38,102 6,90",
            4: "l 28,0 8,58; s 8,58 40,60 92,54 | l 78,14 66,102",
            5: "s 90,4 60,2 32,6; l 32,6 22,44; s 22,44 54,38 80,54 74,82 44,99 8,92",
            6: "s 74,0 40,22 16,58 16,86 40,101 68,90 76,70 60,58 34,68 20,86",
            7: "s 8,14 18,2 46,8 92,3; s 92,3 66,44 50,74 44,102 | s 32,54 54,50 84,52",
            8: "s 84,8 60,-2 30,10 32,34 58,52 70,78 46,101 18,90 24,66 54,44 80,24 88,2",
            9: "s 78,14 54,0 24,12 16,36 36,50 62,38 80,12; s 80,12 80,52 68,86 42,104 14,94",
        },
    ),
    # Wide, big and wobbly, everything round
    "wide": (
        (0.58, 0.66, -2, 1.2, 0.005),
        {
            0: "s 52,0 22,8 4,40 10,78 40,100 76,94 96,60 88,22 58,1 46,2",
            1: "l 36,18 52,1 51,98 | l 28,99 76,98",
            2: "s 10,28 20,6 50,0 80,12 84,36 56,66 26,90 12,98; s 12,98 40,95 66,98 94,97",
            3: "s 12,18 34,0 70,2 86,22 70,42 42,47; s 42,47 76,47 96,68 82,94 44,102 6,84",
            4: "s 20,0 14,30 12,56; l 12,56 92,58 | l 72,10 70,100",
            5: "l 24,4 22,42; s 22,42 52,32 84,46 90,72 64,97 32,100 6,86 | l 24,4 86,6",
            6: "s 74,6 46,4 18,32 8,66 28,98 64,100 90,80 80,56 50,50 22,62 12,76",
            7: "s 8,6 40,4 70,6 90,4; s 90,4 70,36 54,66 46,100",
            8: "a 50,24 32,24 80,440 | a 50,74 42,26 -100,-455",
            9: "s 82,20 58,0 28,4 12,28 30,54 64,50 82,22; s 82,22 88,58 74,90 42,100 18,88",
        },
    ),
}


def _place(strokes, style, digit, rng):
    """Put one glyph in the unit square the way this hand does."""
    w, h, slant, rounding, shake = style
    w = w * rng.uniform(0.94, 1.06)
    h = h * rng.uniform(0.95, 1.04)
    a = np.radians(slant + rng.uniform(-1.5, 1.5))
    cx, cy = 0.5 + rng.uniform(-0.035, 0.035), 0.5 + rng.uniform(-0.03, 0.03)
    out = []
    for p in strokes:
        x = (p[:, 0] - 0.5) * w - np.tan(a) * (p[:, 1] - 0.5) * h
        q = resample(np.c_[x, (p[:, 1] - 0.5) * h], 0.012)
        q = smooth(q, rounding)
        slow = smooth(rng.normal(size=q.shape), 5.0)
        fast = smooth(rng.normal(size=q.shape), 2.0)
        q = q + shake * (2.2 * slow + 0.8 * fast)
        out.append(q)
    every = np.vstack(out)
    mid = (every.min(0) + every.max(0)) / 2
    out = [resample(q - mid + (cx, cy)) for q in out]
    return [[(round(float(x), 4), round(float(y), 4)) for x, y in np.clip(q, 0, 1)] for q in out]


def _build():
    hands = {}
    for i, (name, (style, glyphs)) in enumerate(_SPEC.items()):
        hands[name] = {
            d: _place(parse(glyphs[d]), style, d, np.random.default_rng(1000 + 10 * i + d)) for d in range(10)
        }
    return hands


HANDS: dict[str, dict[int, list[list[tuple[float, float]]]]] = _build()
