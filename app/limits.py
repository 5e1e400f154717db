"""What the app lets others do, as its starter tells it. Imports nothing, so that a command is there at once."""

#: Megabytes of one file that is added.
MOST_MB = 50
#: The password without which nobody adds documents, and the address on which the app listens: variables of its environment.
PASSWORD, ADDRESS = "ZHENGTU_APP_PASSWORD", "ZHENGTU_APP_ADDRESS"
