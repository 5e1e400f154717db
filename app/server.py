"""The process in which the app runs: Streamlit with everything already imported, so that the first page does not wait for it. Started by `app.web`."""
import gc
import sys
from importlib import import_module

from streamlit.web import cli

#: What the screens read and draw with; Streamlit would import it while somebody waits for the first page.
AHEAD = ("app.resources", "app.takeaway", "app.uploads", "app.drawing.lists", "app.drawing.chain", "app.drawing.network", "queries.search", "queries.status",
         "pandas", "pyarrow", "streamlit.web.bootstrap")


def main() -> None:
    for name in AHEAD:
        import_module(name)
    # Streamlit looks for garbage after every page, with everything standing still meanwhile, the end of that page too: what was imported is none.
    gc.collect()
    gc.freeze()
    sys.argv[:1] = ["streamlit", "run"]
    cli.main(prog_name="streamlit")


if __name__ == "__main__":
    main()
