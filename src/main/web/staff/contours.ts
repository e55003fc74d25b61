/** A spring seen from above: the contour lines of a few wells, as SVG paths from the faintest to the innermost. */
export interface Well {
  x: number;
  y: number;
  height: number;
  spread: number;
}

export function contours(wells: Well[], width: number, height: number, levels: number[], step = 12): string[] {
  const columns = Math.ceil(width / step) + 1;
  const rows = Math.ceil(height / step) + 1;
  const field = Array.from({ length: rows * columns }, (_, index) => {
    const x = (index % columns) * step;
    const y = Math.floor(index / columns) * step;
    return wells.reduce(
      (sum, well) =>
        sum + well.height * Math.exp(-((x - well.x) ** 2 / 1.7 + (y - well.y) ** 2) / (2 * well.spread ** 2)),
      0,
    );
  });
  const value = (column: number, row: number) => field[row * columns + column] ?? 0;
  return levels.map((level) => {
    const parts: string[] = [];
    for (let row = 0; row < rows - 1; row += 1) {
      for (let column = 0; column < columns - 1; column += 1) {
        const corners = [
          value(column, row),
          value(column + 1, row),
          value(column + 1, row + 1),
          value(column, row + 1),
        ];
        const points: [number, number][] = [];
        for (let side = 0; side < 4; side += 1) {
          const [from = 0, to = 0] = [corners[side], corners[(side + 1) % 4]];
          if (from >= level === to >= level) continue;
          const share = (level - from) / (to - from);
          const start = [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ][side] as [number, number];
          const end = [
            [1, 0],
            [1, 1],
            [0, 1],
            [0, 0],
          ][side] as [number, number];
          points.push([
            (column + start[0] + (end[0] - start[0]) * share) * step,
            (row + start[1] + (end[1] - start[1]) * share) * step,
          ]);
        }
        for (let pair = 0; pair + 1 < points.length; pair += 2) {
          const [a, b] = [points[pair], points[pair + 1]];
          if (a && b) parts.push(`M${a[0].toFixed(1)} ${a[1].toFixed(1)}L${b[0].toFixed(1)} ${b[1].toFixed(1)}`);
        }
      }
    }
    return parts.join('');
  });
}
