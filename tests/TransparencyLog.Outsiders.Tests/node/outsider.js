// @sigstore/verify looks at a receipt that TransparencyLog made. Exit code 0: accepted; 1: rejected.
//   node outsider.js VKEY PROOF ENTRY
'use strict';
const crypto = require('node:crypto');
const fs = require('node:fs');
const { verifyCheckpoint } = require('@sigstore/verify/dist/tlog/checkpoint.js');
const { verifyMerkleInclusion } = require('@sigstore/verify/dist/tlog/merkle.js');

const [vkey, proofFile, entryFile] = process.argv.slice(2);
try {
  const [name, id, ...rest] = vkey.split('+');
  const key = Buffer.from(rest.join('+'), 'base64').subarray(1);
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]);
  const publicKey = crypto.createPublicKey({ key: der, format: 'der', type: 'spki' });
  const log = { logID: Buffer.from(id, 'hex'), baseURL: 'https://' + name, publicKey };

  const text = fs.readFileSync(proofFile, 'utf8');
  const [, index, path, envelope] = text.match(/^c2sp\.org\/tlog-proof@v1\nindex (\d+)\n((?:.+\n)*)\n([^]*)$/);
  const hashes = path.split('\n').filter(Boolean).map((line) => Buffer.from(line, 'base64'));
  const entry = { canonicalizedBody: fs.readFileSync(entryFile), inclusionProof: { logIndex: index, hashes, checkpoint: { envelope } } };
  verifyMerkleInclusion(entry, verifyCheckpoint(entry, [log]));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
