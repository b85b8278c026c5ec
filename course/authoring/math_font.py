"""Make the font of the book's formulas: `python -m course.authoring.math_font STIXMath-Regular.otf`.

STIX Math is in Debian's package fonts-stix, and free (SIL Open Font License). Of its glyphs those stay that formulas
can need: ASCII, italic letters, the operators below, and their larger forms. The height of
a line is made that of a text font, or each line with a formula would be twice as high. And the prime, which stands in
formulas as a small superscript, is drawn larger and lower, since the font has no form of its own for that place.
"""

import sys
from pathlib import Path

from fontTools.misc.transform import Transform
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter, load_font, save_font
from fontTools.ttLib import TTFont

FONT = Path(__file__).parents[2] / "book" / "_static" / "math.woff2"
UPRIGHT = range(0x20, 0x7F)
ITALIC = [*range(0x1D434, 0x1D468), 0x210E, *range(0x1D6FC, 0x1D71C)]
OPERATORS = [ord(sign) for sign in "\xa0±·×…′‾ˆ¯→←∂∇∈∑−√∞∥≈≠≤≥⊤⋅⋮⋯⏟■\u2061"]
PRIME = Transform(1.4, 0, 0, 1.4, 0, -540)
ASCENT, DESCENT = 0.8, 0.25  # of the font's size


def enlarge_prime(font: TTFont) -> None:
    name = font.getBestCmap()[ord("′")]
    old = font.getGlyphSet()[name]
    width = round(old.width * PRIME[0])
    pen = T2CharStringPen(width, None)
    old.draw(TransformPen(pen, PRIME))
    strings = font["CFF "].cff.topDictIndex[0].CharStrings
    private = strings[name].private
    strings[name] = pen.getCharString(private=private)
    font["hmtx"][name] = (width, 0)


def main(source: str) -> None:
    options = Options(flavor="woff2", layout_features=["dtls"], notdef_outline=True, hinting=False)
    font = load_font(source, options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[*UPRIGHT, *ITALIC, *OPERATORS])
    subsetter.subset(font)
    enlarge_prime(font)
    size = font["head"].unitsPerEm
    font["hhea"].ascent = font["OS/2"].sTypoAscender = font["OS/2"].usWinAscent = round(ASCENT * size)
    font["OS/2"].usWinDescent = round(DESCENT * size)
    font["hhea"].descent = font["OS/2"].sTypoDescender = -round(DESCENT * size)
    font["hhea"].lineGap = font["OS/2"].sTypoLineGap = 0
    save_font(font, str(FONT), options)
    print(f"{FONT}: {len(font.getGlyphOrder())} glyphs, {FONT.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main(*sys.argv[1:])
