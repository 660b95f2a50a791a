"""Takes mail on three ports, keeps it, and shows it as JSON at http://smtp.lab.test:8085/messages.

2525 takes anything in plain text, 2465 speaks TLS from the start, 2587 wants STARTTLS; the last two
want the login too. `?to=ADDRESS` shows the mail of one address, DELETE forgets all.
"""

import asyncio
import email
import email.policy
import json
import pathlib
import ssl
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from aiosmtpd.smtp import SMTP, AuthResult

KEPT = pathlib.Path("/var/lib/lab-mail")
LOGIN = (b"mastodon@lab.test", b"lab-password")


class Keeper:
    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        body = message.get_body(("plain", "html"))
        kept = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "login": session.auth_data.login.decode() if session.auth_data else "",
            "tls": bool(session.ssl or server.transport.get_extra_info("sslcontext")),
            "subject": str(message["subject"] or ""),
            "text": body.get_content() if body else "",
        }
        number = 1 + len(list(KEPT.glob("*.json")))
        (KEPT / f"{number:06}.json").write_text(json.dumps(kept))
        return "250 Kept"


class Window(BaseHTTPRequestHandler):
    def do_GET(self):
        address = urlsplit(self.path)
        wanted = parse_qs(address.query).get("to")
        messages = [json.loads(file.read_text()) for file in sorted(KEPT.glob("*.json"))]
        self.answer([m for m in messages if not wanted or wanted[0] in m["to"]])

    def do_DELETE(self):
        for file in KEPT.glob("*.json"):
            file.unlink()
        self.answer([])

    def answer(self, value):
        body = json.dumps(value, indent=1).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def check(server, session, envelope, mechanism, data):
    right = (data.login, data.password) == LOGIN
    return AuthResult(success=right, handled=right, auth_data=data)


async def main():
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain("/etc/lab-tls/server.crt", "/etc/lab-tls/server.key")
    loop = asyncio.get_running_loop()
    login = {"authenticator": check, "auth_required": True}

    def plain():
        return SMTP(Keeper(), hostname="smtp.lab.test")

    def wrapped():
        # TLS is around it already: it must not ask for it inside as well.
        return SMTP(Keeper(), hostname="smtp.lab.test", auth_require_tls=False, **login)

    def upgraded():
        return SMTP(
            Keeper(), hostname="smtp.lab.test", tls_context=tls, require_starttls=True, **login)

    await loop.create_server(plain, "0.0.0.0", 2525)
    await loop.create_server(wrapped, "0.0.0.0", 2465, ssl=tls)
    await loop.create_server(upgraded, "0.0.0.0", 2587)
    window = ThreadingHTTPServer(("0.0.0.0", 8085), Window)
    await asyncio.to_thread(window.serve_forever)


asyncio.run(main())
