"""Vale's styles, run unchanged: `.vale.ini`, its styles and vocabularies, as rules of newslint.

Source: https://vale.sh/docs
"""
