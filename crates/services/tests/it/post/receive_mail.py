"""Takes mail as a server does (aiosmtpd) and reads it as a mail program does.

Prints the port it listens on, then each mail as a line of JSON.
"""

import asyncio
import json
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP

LIST_HEADERS = ["List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "Auto-Submitted"]


def read(content):
    message = message_from_bytes(content, policy=policy.default)
    sender, recipient = message["from"].addresses, message["to"].addresses
    defects = [str(defect) for part in message.walk() for defect in part.defects]
    defects += [f"{name}: {defect}" for name, value in message.items() for defect in value.defects]
    return {
        "from": [[one.display_name, one.addr_spec] for one in sender],
        "to": [one.addr_spec for one in recipient],
        "subject": message["subject"],
        "date": message["date"].datetime.timestamp(),
        "message_id": message["message-id"],
        "headers": {name: message.get_all(name) for name in LIST_HEADERS if name in message},
        "kinds": [part.get_content_type() for part in message.walk()],
        "text": message.get_body(("plain",)).get_content(),
        "html": message.get_body(("html",)).get_content(),
        "longest_line": max(len(line) for line in content.split(b"\r\n")),
        "defects": defects,
    }


class Taker:
    async def handle_DATA(self, server, session, envelope):
        mail = read(envelope.content)
        mail["envelope"] = [envelope.mail_from, envelope.rcpt_tos]
        print(json.dumps(mail), flush=True)
        return "250 taken"


async def serve():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Taker(), hostname="localhost"), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(serve())
