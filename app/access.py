"""`zhengtu store url`: how another client gets into the store, be it py2neo, a notebook, or a browser of graphs."""
from graph import embedded
from graph.folder import Folder
from graph.settings import Settings


def access(settings: Settings) -> dict[str, str | None]:
    """`url`, `username`, `password_file` and `database`, as the driver wants them. The password itself is shown nowhere.

    The embedded server is pinned: it does not see other clients, and would stop under their hands. For a server that --store names there is no file, and
    what is not known here is None: its user and password are the caller's own (NEO4J_USERNAME, NEO4J_PASSWORD). GraphError if the server does not start.
    """
    if settings.url is not None:
        return {"url": settings.url, "username": settings.username, "password_file": None, "database": settings.database}
    address = embedded.pin(settings.data)
    return {"url": address.url, "username": address.username, "password_file": str(Folder(settings.data).password_file), "database": address.database}
