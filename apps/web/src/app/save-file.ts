// Hands a file to her, under a name that says nothing.
export function saveFile(name: string, content: BlobPart, type: string): void {
  const link = document.createElement("a");
  const url = URL.createObjectURL(new Blob([content], { type }));
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}

export const saveText = (name: string, text: string): void => saveFile(name, text, "text/plain;charset=utf-8");
