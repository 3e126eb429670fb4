"""How names are found and read; the view is `newslint.views.names`."""
