// REX needs the Node that npm installed with it. Plain syntax: this file must load in old versions too.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 15)) {
  console.error(
    `This is Node ${process.versions.node}; REX needs 24.15 or newer, which "npm ci" brings along.\n` +
      'Run it by npm: npm start, npm test, npm run dev, npm run migrate.',
  );
  process.exit(1);
}
