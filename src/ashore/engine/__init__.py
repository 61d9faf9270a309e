"""Numeric kernels for decisions under uncertainty: arrays in, arrays out, and no word about what they stand for.

Each kernel exists twice: plain numpy, to be read and to be believed, and compiled, to be fast. ``backend``
chooses.
"""
