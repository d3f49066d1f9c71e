import { session } from "../session/session";

/** Files come and go beside the graph: with the same token, and the same wait when it is no longer good. */

/** Why a file was not taken, or not given, for people. */
export class FileRefused extends Error {}

/** @param onProgress Told which part of the file, from 0 to 1, is on its way. */
export async function sendFile(
  url: string,
  file: File,
  headers: Readonly<Record<string, string>>,
  onProgress: (part: number) => void,
): Promise<void> {
  const { status, text } = await withToken((token) => post(url, file, { ...headers, ...bearer(token) }, onProgress));
  if (status !== 201) {
    throw new FileRefused(messageIn(text, status));
  }
}

export async function fetchFile(url: string): Promise<Blob> {
  const response = await withToken((token) => fetch(url, { headers: bearer(token) }));
  if (!response.ok) {
    throw new FileRefused(messageIn(await response.text(), response.status));
  }

  return response.blob();
}

/** Puts a file where the browser puts what is downloaded. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // Browsers begin to read it in their own time.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** "2.4 MB" */
export function writeSize(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1000 ? `${Math.max(1, Math.round(kilobytes))} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}

/** How a header says the name of a file, whatever its letters (RFC 6266). */
export const dispositionOf = (name: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/** What the host says, or what is to be done when it says nothing. */
export function messageIn(text: string, status: number): string {
  try {
    const told = (JSON.parse(text) as { errors?: { message?: string }[] }).errors?.[0]?.message;
    if (told) {
      return told;
    }
  } catch {
    // Not the host's own words.
  }

  return status === 0
    ? "The connection broke. Nothing of the file was kept: send it again."
    : "Something went wrong at the server. Try again in a minute.";
}

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

async function withToken<Sent extends { readonly status: number }>(
  send: (token: string) => Promise<Sent>,
): Promise<Sent> {
  const sent = await send((session.token ?? (await session.whenSignedIn())).text).catch(() => {
    throw new FileRefused(messageIn("", 0));
  });
  if (sent.status !== 401) {
    return sent;
  }

  session.expire();
  return send((await session.whenSignedIn()).text);
}

// fetch does not say how far a body has got.
function post(url: string, file: File, headers: Readonly<Record<string, string>>, onProgress: (part: number) => void) {
  return new Promise<{ status: number; text: string }>((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    for (const [name, value] of Object.entries({ "Content-Type": "application/octet-stream", ...headers })) {
      request.setRequestHeader(name, value);
    }

    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onloadend = () => resolve({ status: request.status, text: request.responseText });
    request.send(file);
  });
}
