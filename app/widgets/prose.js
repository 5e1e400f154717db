// Shows ready HTML; a click on one of our links changes the page without loading the app anew. With a modifier key it stays an ordinary link.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".zt")
  if (root.shown !== data.html) {
    root.innerHTML = data.html
    root.shown = data.html
  }
  root.onclick = (event) => {
    const link = event.target.closest("a[data-go]")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return
    event.preventDefault()
    setTriggerValue("go", link.getAttribute("href"))
  }
}
