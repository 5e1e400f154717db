"""The process in which the app runs: Streamlit with everything already imported, so that the first page does not wait for it. Started by `app.web`."""
import sys

from streamlit.web import cli

# What the screens draw with; Streamlit imports it on first use otherwise.
import app.resources
import app.takeaway
import app.uploads
import queries.search
import queries.status  # noqa: F401


def main() -> None:
    sys.argv[:1] = ["streamlit", "run"]
    cli.main(prog_name="streamlit")


if __name__ == "__main__":
    main()
