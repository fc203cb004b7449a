// Returns, for each word, how strongly its box changes from one picture to another: the 95th
// percentile of the contrast (WCAG 2.2) over the pixels that change, 1 where none does. Pixels
// that differ between two pictures of the same page (`before`, `again`) move by themselves.
async ({ before, again, after, boxes }) => {
  const pixels = async (png) => {
    const bytes = Uint8Array.from(atob(png), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  };
  const linear = Array.from({ length: 256 }, (_, value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const one = await pixels(before);
  const two = again === null ? one : await pixels(again);
  const three = await pixels(after);
  const light = (data, at) =>
    0.2126 * linear[data[at]] + 0.7152 * linear[data[at + 1]] + 0.0722 * linear[data[at + 2]];
  const differ = (a, b, at) =>
    a[at] !== b[at] || a[at + 1] !== b[at + 1] || a[at + 2] !== b[at + 2];
  return boxes.map((rects) => {
    const ratios = [];
    for (const { x, y, w, h } of rects) {
      const right = Math.min(one.width, Math.floor(x + w) + 1);
      const bottom = Math.min(one.height, Math.floor(y + h) + 1);
      for (let row = Math.max(0, Math.floor(y)); row < bottom; row++)
        for (let column = Math.max(0, Math.floor(x)); column < right; column++) {
          const at = 4 * (row * one.width + column);
          if (!differ(one.data, three.data, at) || differ(one.data, two.data, at)) continue;
          const lights = [light(one.data, at), light(three.data, at)];
          ratios.push((Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05));
        }
    }
    ratios.sort((a, b) => a - b);
    return ratios.length ? ratios[Math.floor(0.95 * (ratios.length - 1))] : 1;
  });
}
