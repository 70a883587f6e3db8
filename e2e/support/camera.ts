// A camera that sees a picture; everything from `getUserMedia` on is as in life.
import { expect, type Page } from '@playwright/test';

// A part of a picture, in shares of its width.
export interface Part {
  left: number;
  top: number;
  width: number;
  height: number;
}

// Nothing to read.
export const WALL = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240"><path fill="#998" d="M0 0h320v240H0z"/></svg>',
)}`;

type Seen = Window & { streams?: MediaStream[] };

// `picture` is an address that an image takes, such as `data:image/png;base64,…`. To be called
// before the page opens, or with the page open for what it asks from now on.
export async function holdBeforeTheCamera(page: Page, picture: string, part?: Part): Promise<void> {
  const install = ({ source, part }: { source: string; part: Part | undefined }): void => {
    navigator.mediaDevices.getUserMedia = async () => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const share = part ?? { left: 0, top: 0, width: 1, height: image.height / image.width };
      const of = (side: number): number => Math.round(side * image.width);
      // A part of a picture may be small; what a camera sees is not.
      const larger = Math.max(1, 720 / of(share.width));
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [of(share.width) * larger, of(share.height) * larger];
      const { width, height } = canvas;
      const pen = canvas.getContext('2d')!;
      const [left, top] = [of(share.left), of(share.top)];
      const draw = (): void =>
        pen.drawImage(image, left, top, width / larger, height / larger, 0, 0, width, height);
      draw();
      setInterval(draw, 50);
      const stream = canvas.captureStream();
      ((window as Seen).streams ??= []).push(stream);
      return stream;
    };
  };
  const before = { source: picture, part };
  await page.addInitScript(install, before);
  if (page.url() !== 'about:blank') await page.evaluate(install, before);
}

export async function refuseTheCamera(page: Page): Promise<void> {
  const install = (): void => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('no', 'NotAllowedError'));
  };
  await page.addInitScript(install);
  if (page.url() !== 'about:blank') await page.evaluate(install);
}

// The camera was opened so many times, and none is open any more.
export async function expectLetGo(page: Page, times = 1): Promise<void> {
  const states = (): Promise<string[]> =>
    page.evaluate(() => {
      const tracks = ((window as Seen).streams ?? []).flatMap((stream) => stream.getTracks());
      return tracks.map((track) => track.readyState);
    });
  await expect.poll(states).toEqual(Array.from({ length: times }, () => 'ended'));
}
