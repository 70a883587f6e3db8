"""An SMTP server that prints each mail it takes as one line of JSON, read by Python's own parser.

A recipient whose address begins with `refused` is refused for good, with `later` for now.
"""

import asyncio
import email
import email.policy
import json
import sys

from aiosmtpd.smtp import SMTP


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused"):
            return f"550 no such mailbox {address}"
        if address.startswith("later"):
            return "451 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        bodies = {
            part.get_content_type(): part.get_content()
            for part in mail.walk()
            if part.get_content_maintype() == "text" and not part.get_filename()
        }
        files = [
            {
                "name": part.get_filename(),
                "type": part["Content-Type"],
                "size": len(part.get_payload(decode=True)),
                "text": part.get_payload(decode=True).decode("utf-8", "replace"),
            }
            for part in mail.walk()
            if part.get_filename()
        ]
        taken = {
            "sender": envelope.mail_from,
            "recipients": envelope.rcpt_tos,
            "headers": {name: str(value) for name, value in mail.items()},
            "text": bodies["text/plain"],
            "html": bodies["text/html"],
            "files": files,
            "raw": envelope.content.decode("utf-8", "replace"),
        }
        print(json.dumps(taken), flush=True)
        return "250 taken"


async def serve():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Handler()), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    # The test closes our standard input when it is done, also when it panics.
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(serve())
