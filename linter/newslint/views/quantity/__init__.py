"""The parts of the quantity grammar, one reason each; `newslint.views.quantities` puts them together."""
