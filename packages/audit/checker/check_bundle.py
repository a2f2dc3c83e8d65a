#!/usr/bin/env python3
"""Checks a bundle offline, as SPECIFICATION.md says: check_bundle.py PUBLIC_KEY.pem FOLDER
Exits 0 where it holds, 2 where it was tampered with, 3 where it cannot be read. Needs Python 3.8 and nothing else."""
import base64, hashlib, json, pathlib, re, sys

HELD = ['events.jsonl', 'leaves', 'proofs.jsonl', 'report.json', 'seal']
SUMMED = sorted(HELD + ['manifest.json'])
FILES = sorted(SUMMED + ['SHA256SUMS', 'signature'])
FIELDS = ['position', 'stream', 'revision', 'recordedAt', 'id', 'type', 'data', 'metadata', 'hash']
SEAL = re.compile(rb'(disdetta-seal 1\nroot ([0-9a-f]{64})\nstreams (\d+)\nevents (\d+)\nposition (\d+)\n'
                  rb'sealed-at (\S+)\nkey ([0-9a-f]{64})\n)signature ([A-Za-z0-9+/]{86}==)\n')
SPKI = bytes.fromhex('302a300506032b6570032100')
OK, TAMPERED, UNREADABLE, NO_END = 0, 2, 3, (-1, None)
sha = lambda *parts: hashlib.sha256(b''.join(parts)).digest()
half_of = lambda size: 1 << (size - 1).bit_length() - 1

# Ed25519 (RFC 8032, 5.1), on points (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z.
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P

def add(one, other):
    a, b = (one[1] - one[0]) * (other[1] - other[0]), (one[1] + one[0]) * (other[1] + other[0])
    c, d = 2 * D * one[3] * other[3], 2 * one[2] * other[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P

def times(scalar, point):
    rest = times(scalar >> 1, add(point, point)) if scalar else (0, 1, 1, 0)
    return add(rest, point) if scalar & 1 else rest

def point_of(data):
    number = int.from_bytes(data, 'little')
    y, sign = number & (1 << 255) - 1, number >> 255
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    roots = [pow(square, (P + 3) // 8, P) * factor % P for factor in (1, pow(2, (P - 1) // 4, P))]
    x = next((root if root & 1 == sign else P - root for root in roots if (root * root - square) % P == 0), P)
    return (x, y, 1, x * y % P) if x < P and y < P else None

def is_signed(message, signature, key):
    r, a, s = point_of(signature[:32]), point_of(key), int.from_bytes(signature[32:], 'little')
    if len(signature) != 64 or s >= ORDER or not r or not a:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), 'little') % ORDER
    base = point_of((4 * pow(5, -1, P) % P).to_bytes(32, 'little'))
    left, right = times(s, base), add(r, times(h, a))
    return all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))

def compact(value):
    text = json.dumps(value, ensure_ascii=False, separators=(',', ':'))
    return re.sub('[\ud800-\udfff]', lambda half: '\\u%04x' % ord(half[0]), text).encode()

def root_of(hashes):
    if len(hashes) < 2:
        return hashes[0] if hashes else sha()
    half = half_of(len(hashes))
    return sha(b'\1', root_of(hashes[:half]), root_of(hashes[half:]))

def root_from(node, index, size, path):
    if not 0 <= index < size or (size == 1) != (not path):
        return b''
    half = half_of(size) if size > 1 else 0
    if index < half:
        return sha(b'\1', root_from(node, index, half, path[:-1]), path[-1])
    return sha(b'\1', path[-1], root_from(node, index - half, size - half, path[:-1])) if half else node

def sum_of(path):
    total = hashlib.sha256()
    with path.open('rb') as file:
        for part in iter(lambda: file.read(1 << 20), b''):
            total.update(part)
    return total.hexdigest()

def lines_of(path):
    with path.open('rb') as file:
        for number, line in enumerate(file, 1):
            if not line.endswith(b'\n'):
                raise ValueError(f'line {number} is cut off')
            yield number, line[:-1]

class Bundle:
    def __init__(self, folder, key):
        self.folder, self.key, self.faults, self.ends, self.events, self.last = pathlib.Path(folder), key, [], {}, 0, 0

    def expect(self, holds, sentence, code=TAMPERED):
        if not holds:
            self.faults.append((code, sentence))

    def check(self):
        found = {entry.name: entry.is_file() and not entry.is_symlink() for entry in self.folder.iterdir()}
        if not {'manifest.json', 'SHA256SUMS'} & set(found):
            raise ValueError('it is no bundle')
        for name in FILES:
            self.expect(found.pop(name, False), f'{name} is missing, or is no file.')
        self.expect(not found, f'These do not belong to a bundle: {sorted(found)}.')
        for part in (self.sums, self.manifest, self.chain, self.seal, self.leaves, self.proofs, self.report):
            try:
                part()
            except Exception as error:  # whatever a damaged file does to its reader
                self.expect(False, f'The {part.__name__} cannot be read: {error!r:.200}.', UNREADABLE)

    def sums(self):
        text, signature = (self.folder / 'SHA256SUMS').read_bytes(), (self.folder / 'signature').read_bytes()
        self.expect(is_signed(text, signature, self.key), 'This key has not signed SHA256SUMS as it stands.')
        self.sum = {name: sum_of(self.folder / name) for name in SUMMED if (self.folder / name).is_file()}
        spelt = [f'{self.sum.get(name)}  {name}\n' for name in SUMMED]
        self.expect(text == ''.join(spelt).encode(), 'SHA256SUMS is not what the files come to.')
        for line, name in zip(spelt, SUMMED):
            self.expect(line.encode() in text, f'{name} is not the file that was signed.')

    def manifest(self):
        self.told = told = json.loads((self.folder / 'manifest.json').read_bytes())
        self.is_whole, self.accounts = told['parameters']['accounts'] is None, set(told['parameters']['accounts'] or ())
        self.expect(told['format'] == 'disdetta-bundle 1', f'The format {told["format"]!r} is not known.', UNREADABLE)
        self.expect(told['key'] == sha(SPKI, self.key).hex(), 'manifest.json names another key.')
        held = {name: {'bytes': (self.folder / name).stat().st_size, 'sha256': self.sum[name]} for name in HELD}
        self.expect(told['files'] == held, 'manifest.json does not tell of the files as they are.')

    def chain(self):
        after = 'at the start'
        for number, line in lines_of(self.folder / 'events.jsonl'):
            try:
                event = json.loads(line)
                position, revision = int(event['position']), int(event['revision'])
                link = json.loads(event['metadata'])['previousHash']
                spelt = compact({**event, 'position': str(position), 'revision': str(revision)})
                if list(event) != FIELDS or set(map(type, event.values())) != {str} or spelt != line:
                    raise ValueError
            except Exception:
                self.expect(False, f'Line {number} of events.jsonl, {after}, is no event as it has to be spelt.')
                continue
            stream, at = event['stream'], f'event {revision} of {event["stream"]} (line {number} of events.jsonl)'
            before, end = self.ends.get(stream, NO_END)
            hash = sha(compact([event[name] for name in FIELDS[4:8]])).hex()
            account = re.match('(?:account|refusals)-(.*)', stream, re.S)
            self.expect(account and (self.is_whole or account[1] in self.accounts), f'Nobody asked for {at}.')
            self.expect(hash == event['hash'], f'The texts of {at} were altered: they are not what was hashed.')
            self.expect(position > self.last, f'The position of {at} does not come after the one before it.')
            self.expect(revision == before + 1, f'There is {at}, where event {before + 1} has to stand.')
            self.expect(link == end, f'The link of {at} does not lead to the event before it.')
            self.ends[stream], self.last, self.events = (revision, hash), max(position, self.last), self.events + 1
            after = f'after event {revision} of {stream}'

    def seal(self):
        signed, root, *counts, at, key, signature = SEAL.fullmatch((self.folder / 'seal').read_bytes()).groups()
        self.root, (self.streams, events, position) = bytes.fromhex(root.decode()), map(int, counts)
        is_ours = key.decode() == sha(SPKI, self.key).hex() and is_signed(signed, base64.b64decode(signature), self.key)
        self.expect(is_ours, 'This key has not signed the seal as it stands.')
        self.expect(at.decode() == self.told['madeAt'], 'The seal was not made when the bundle was.')
        self.expect(self.last <= position, f'Events stand behind the seal, up to position {self.last}.')
        self.expect(not self.is_whole or (self.events, self.last, len(self.ends)) == (events, position, self.streams),
                    f'The seal is of {events} events of {self.streams} streams, up to {position}: these are others.')

    def leaves(self):
        self.lines = [line for _, line in lines_of(self.folder / 'leaves')]
        sealed = {stream: (revision, hash) for stream, revision, hash in map(json.loads, self.lines)}
        for stream in sorted(set(sealed) | set(self.ends)):
            (revision, hash), (last, end) = sealed.get(stream, NO_END), self.ends.get(stream, NO_END)
            self.expect(last >= revision, f'Event {last + 1} of {stream} is missing: {revision} was sealed.')
            self.expect(last <= revision, f'Event {revision + 1} of {stream} was not there when it was sealed.')
            self.expect(last != revision or hash == end, f'Event {last} of {stream} is not the one that was sealed.')
        ends = [compact([stream, *self.ends[stream]]) for stream in sorted(self.ends, key=str.encode)]
        self.expect(ends == self.lines, 'leaves are not the ends of the streams.')
        root = root_of([sha(b'\0', line) for line in self.lines])
        self.expect(not self.is_whole or root == self.root, 'leaves do not come to the root of the seal.')

    def proofs(self):
        proofs = [line for _, line in lines_of(self.folder / 'proofs.jsonl')]
        self.expect(len(proofs) == len(self.lines), 'There is not one proof for each leaf.')
        for place, (line, leaf) in enumerate(zip(proofs, self.lines)):
            proof, (stream, revision, _) = json.loads(line), json.loads(leaf)
            index, path = proof['index'], [bytes.fromhex(hash) for hash in proof['path']]
            holds = compact({'leaf': leaf.decode(), 'index': index, 'path': [hash.hex() for hash in path]}) == line
            holds = holds and root_from(sha(b'\0', leaf), index, self.streams, path) == self.root
            holds = holds and (index == place or not self.is_whole)
            self.expect(holds, f'The proof of event {revision} of {stream} does not lead to the seal.')

    def report(self):
        report, counts = json.loads((self.folder / 'report.json').read_bytes()), [len(self.ends), self.events]
        told = [[told['streams'], told['events']] for told in (self.told['counts'], report)]
        self.expect(told == [counts, counts], f'manifest.json or report.json tell of other counts than {counts}.')
        code = {'clean': OK, 'exceptions': OK, 'tampered': TAMPERED}.get(report['verdict'], UNREADABLE)
        self.expect(code == OK, f'The audit said when the bundle was made: {report["verdict"]}.', code)
        for found in report['findings'][:20] if code else []:
            self.expect(False, 'It found {code} at event {revision} of {stream}. {message}'.format(**found), code)

def main(key_file, folder):
    try:
        spki = base64.b64decode(''.join(pathlib.Path(key_file).read_text().split('-----')[2].split()))
        if len(spki) != 44 or not spki.startswith(SPKI):
            raise ValueError(f'{key_file} is no public key of Ed25519')
        bundle = Bundle(folder, spki[12:])
        faults = bundle.check() or bundle.faults
    except Exception as error:
        faults = [(UNREADABLE, f'{folder} cannot be checked: {error!r}')]
    for _, sentence in faults[:40] or [(OK, f'{folder} holds: {bundle.events} events of {len(bundle.ends)} streams.')]:
        print(sentence.encode('unicode_escape').decode())
    return min((code for code, _ in faults), default=OK)

if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) == 3 else __doc__)
