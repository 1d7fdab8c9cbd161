const MARGIN = { x: 108, y: 20 };
const EDGE_LENGTH = 30;
/** The tokens of the editor's node card; pictures are light, which reads on a dark page too. */
const TOKENS = ['bg-canvas', 'bg-card', 'bg-hover', 'line', 'edge', 'text-1', 'text-2', 'text-3'];

/**
 * A node type as its card in the editor, with its ports and their names, as SVG. `look` is what the editor has: `css` (tokens.css),
 * `icons`, and the card's measures.
 */
export function nodePicture(descriptor, { css, icons, card, portOffsetY }) {
  const { label, type, ports, category, icon } = descriptor;
  const color = Object.fromEntries(TOKENS.map((name) => [name, lightColor(css, name)]));
  const width = card.width + 2 * MARGIN.x;
  const height = card.height + 2 * MARGIN.y;
  const isTrigger = category === 'trigger';
  const textX = (isTrigger ? 30 : 12) + 36;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
  <title>${escapeXml(titleOf(descriptor))}</title>
  <rect width="${width}" height="${height}" rx="8" fill="${color['bg-canvas']}"/>
  <g transform="translate(${MARGIN.x} ${MARGIN.y})" font-family="Inter, system-ui, -apple-system, 'Segoe UI', sans-serif">
    <path d="${outline(card, isTrigger ? 36 : 8)}" fill="${color['bg-card']}" stroke="${color.line}"/>
    <rect x="${textX - 36}" y="11" width="28" height="28" rx="6" fill="${color['bg-hover']}"/>
    <g transform="translate(${textX - 30} 17) scale(0.6667)">
      <path d="${escapeXml(icons[icon] ?? icons.box)}" fill="none" stroke="${color['text-2']}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>
    </g>
    <text x="${textX}" y="30" font-size="13" font-weight="600" fill="${color['text-1']}">${escapeXml(label)}</text>
    <text x="${textX - 36}" y="58" font-size="12" fill="${color['text-3']}">${escapeXml(type)}</text>
${[
  ...ports.inputs.map(({ name }, n) => port(name, { x: 0, side: -1, n, count: ports.inputs.length })),
  ...ports.outputs.map(({ name }, n) =>
    port(name, { x: card.width, side: 1, n, count: ports.outputs.length }),
  ),
].join('\n')}
  </g>
</svg>
`;

  function port(name, { x, side, n, count }) {
    const y = portOffsetY(n, count);
    const end = x + side * EDGE_LENGTH;
    return `    <path d="M${x} ${y}H${end}" stroke="${color.edge}" stroke-width="1.5"/>
    <circle cx="${x}" cy="${y}" r="4" fill="${color.edge}" stroke="${color['bg-canvas']}" stroke-width="2"/>
    <text x="${end + side * 6}" y="${y + 4}" font-size="12" text-anchor="${side < 0 ? 'end' : 'start'}" fill="${color['text-2']}">${escapeXml(name)}</text>`;
  }
}

/** The picture in words. */
export function titleOf({ label, ports }) {
  const side = (list, word) =>
    list.length === 0
      ? `no ${word}`
      : `${list.length === 1 ? `the ${word}` : `the ${word}s`} ${list.map(({ name }) => name).join(', ')}`;
  return `The node ${label}: ${side(ports.inputs, 'input')}, ${side(ports.outputs, 'output')}`;
}

function outline({ width, height }, left) {
  const right = 8;
  return (
    `M${left} 0H${width - right}a${right} ${right} 0 0 1 ${right} ${right}V${height - right}a${right} ${right} 0 0 1 -${right} ${right}` +
    `H${left}a${left} ${left} 0 0 1 -${left} -${left}V${left}a${left} ${left} 0 0 1 ${left} -${left}z`
  );
}

/** A token's colour in the light theme. */
function lightColor(css, name) {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]+),`).exec(css)?.[1];
  if (!found) throw new Error(`editor/src/styles/tokens.css has no --${name}: light-dark(…)`);
  return found;
}

function escapeXml(text) {
  return text.replace(/[<>&"']/g, (each) => `&#${each.codePointAt(0)};`);
}
