"""Write the script that draws charts in the browser: Vega and what belongs to it, from vl-convert-python.

python scripts/build_assets.py           write src/ashore/interfaces/web/static/vega.js
python scripts/build_assets.py --check   end with 1 where the file is not what the package gives
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import vl_convert

TARGET: Final = Path(__file__).resolve().parent.parent / "src/ashore/interfaces/web/static/vega.js"
SNIPPET: Final = "window.vegaEmbed = vegaEmbed;"


def main() -> int:
    """Write or check the file."""
    bundle = vl_convert.javascript_bundle(SNIPPET)
    if "--check" in sys.argv[1:]:
        return int(TARGET.read_text(encoding="utf-8") != bundle)
    TARGET.write_text(bundle, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
