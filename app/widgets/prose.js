// Shows ready HTML with links to other pages.
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".zt")
  if (root.shown !== data.html) {
    root.innerHTML = data.html
    root.shown = data.html
  }
  root.onclick = follow
}
