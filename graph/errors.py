"""What can go wrong between 政图 and a store. Every message is one line that says what was tried and what to do next.

GraphError
├── StoreUnreachable   no connection: address, password, database, or the embedded server does not start. Stop.
├── StoreLost          the connection broke in the middle. What was committed stays; the same command again goes on. Stop.
├── StoreBroken        the store answers, but cannot do its work: damaged, disk full, a folder that is not ours. Stop.
├── BadStatement       the statement was refused: syntax, unknown procedure, missing parameter. Go on with the next statement.
├── TookTooLong        the statement ran into its time limit. Go on with the next statement.
├── TookTooMuch        the statement or its answer needs more memory than there is. Go on with the next statement.
├── BadFragment        a fragment that breaks the rules of graph.model. Go on with the next document.
└── NoSuchDocument     no loaded document has this id. Go on.
"""


class GraphError(Exception):
    """Base of all errors of this folder; `str()` is one line for a person."""


class StoreUnreachable(GraphError):
    pass


class StoreLost(GraphError):
    pass


class StoreBroken(GraphError):
    pass


class BadStatement(GraphError):
    pass


class TookTooLong(GraphError):
    pass


class TookTooMuch(GraphError):
    pass


class BadFragment(GraphError):
    pass


class NoSuchDocument(GraphError):
    pass
