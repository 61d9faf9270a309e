"""The bookmarklet's token: what a page of another site needs to hand itself over; kept as a hash, one at once."""

from __future__ import annotations

import hmac
from hashlib import sha256
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Final, Literal

from ashore.store import Store

if TYPE_CHECKING:
    from ashore.workspace.facade import Workspace

State = Literal["unknown", "new", "confirmed"]
"""``new``: it was never used, and its first use is asked about."""

_HASH: Final = "clip_token"
_CONFIRMED: Final = "clip_confirmed"

BOOKMARKLET: Final = (
    "javascript:(()=>{"
    "const f=document.createElement('form');"
    "f.method='post';f.action='http://127.0.0.1:%(port)d/clip';f.target='_blank';"
    "f.enctype='multipart/form-data';f.acceptCharset='utf-8';f.hidden=true;"
    "for(const[n,v]of Object.entries({token:'%(token)s',title:document.title,url:location.href,"
    "html:document.documentElement.outerHTML})){"
    "const t=document.createElement('textarea');t.name=n;t.value=v;f.append(t)}"
    "document.body.append(f);f.submit();f.remove()})()"
)


class Clipping:
    """The token of one workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def active(self) -> bool:
        """Whether there is a token."""
        return bool(self._store.meta(_HASH))

    def create(self) -> str:
        """Make a token, in the place of the one there was; it is shown now and never again."""
        token = token_urlsafe(24)
        with self._store.database.transaction():
            self._store.set_meta(_HASH, _hash(token))
            self._store.set_meta(_CONFIRMED, "")
        return token

    def revoke(self) -> None:
        """Let no token be valid."""
        with self._store.database.transaction():
            self._store.set_meta(_HASH, "")
            self._store.set_meta(_CONFIRMED, "")

    def state(self, token: str) -> State:
        """Say whether a token is the workspace's, in a time that tells nothing of it."""
        kept = self._store.meta(_HASH) or ""
        if not hmac.compare_digest(kept, _hash(token)):
            return "unknown"
        return "confirmed" if self._store.meta(_CONFIRMED) else "new"

    def confirm(self, token: str) -> State:
        """Say that the person knows of the token's use; return its state after that."""
        with self._store.database.transaction():
            if self.state(token) == "new":
                self._store.set_meta(_CONFIRMED, "yes")
            return self.state(token)


def create_token(workspace: Workspace) -> str:
    """Make a token, in the place of the one there was."""
    return workspace.clipping.create()


def revoke(workspace: Workspace) -> None:
    """Let no token be valid."""
    workspace.clipping.revoke()


def check(workspace: Workspace, token: str) -> State:
    """Say whether a token is the workspace's, and whether its use was confirmed."""
    return workspace.clipping.state(token)


def bookmarklet(token: str, port: int) -> str:
    """Return the address of the bookmark: it posts the page in front of the reader to this machine, in a new tab.

    It needs no character that HTML or an address would write otherwise but the quotes.
    """
    return BOOKMARKLET % {"port": port, "token": token}


def _hash(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
