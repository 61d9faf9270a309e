"""Ashore in a browser on this machine: pages drawn by the server; nothing comes from elsewhere or goes there."""

from ashore.interfaces.web.app import create_app

__all__ = ["create_app"]
