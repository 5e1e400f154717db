"""The process in which the app runs: Streamlit with everything already imported, so that the first page does not wait for it. Started by `app.web`."""
import sys
from importlib import import_module

from streamlit.web import cli

#: What the screens read and draw with; Streamlit would import it while somebody waits for the first page.
AHEAD = ("app.resources", "app.takeaway", "app.uploads", "app.drawing.lists", "app.drawing.chain", "app.drawing.network", "queries.search", "queries.status",
         "pandas", "pyarrow")


def main() -> None:
    for name in AHEAD:
        import_module(name)
    sys.argv[:1] = ["streamlit", "run"]
    cli.main(prog_name="streamlit")


if __name__ == "__main__":
    main()
