"""Judges a seal with Python's cryptography: `verify_seal.py JWKS_FILE KIND NOW < seal`.

Prints `genuine` or `forged: why`. It shares nothing with the product but the documented format.
"""

import base64
import json
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def number(text):
    return int.from_bytes(decode(text), "big")


def judge(text, keys, kind, now):
    seal = json.loads(text)
    if seal["sig"]["alg"] != "ES256":
        return "forged: algorithm"
    jwk = next((key for key in keys if key["kid"] == seal["sig"]["kid"]), None)
    if jwk is None:
        return "forged: unknown key"
    point = ec.EllipticCurvePublicNumbers(number(jwk["x"]), number(jwk["y"]), ec.SECP256R1())
    raw = decode(seal["sig"]["sigvl"])
    signature = encode_dss_signature(
        int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
    )
    data = json.dumps(seal["data"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    try:
        point.public_key().verify(signature, data.encode(), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return "forged: signature"
    if seal["data"]["hdr"] != {"is": "HND", "t": kind, "v": 1}:
        return "forged: kind"
    if kind == "record":
        return "genuine"
    if not seal["data"]["msg"]["nbf"] <= now <= seal["data"]["msg"]["exp"]:
        return "forged: validity"
    return "genuine"


with open(sys.argv[1]) as file:
    published = json.load(file)["keys"]
try:
    print(judge(sys.stdin.read(), published, sys.argv[2], sys.argv[3] + "Z"))
except (ValueError, KeyError, TypeError) as error:
    print(f"forged: {type(error).__name__}")
