"use strict";
// Buttons that copy the citation above them; without this script the citation can still be read.
for (const button of document.querySelectorAll(".row-cite button")) button.hidden = false;
document.addEventListener("click", async (event) => {
  const button = event.target.closest(".row-cite button");
  if (!button) return;
  const citation = button.closest(".row-cite").querySelector(".citation");
  try {
    await navigator.clipboard.writeText(citation.textContent);
    button.textContent = "Copied";
  } catch { // the browser does not let a file write there: select the words, and let it copy those
    getSelection().selectAllChildren(citation);
    button.textContent = document.execCommand("copy") ? "Copied" : "Selected: press Ctrl+C";
  }
});
