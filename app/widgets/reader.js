// A text with marked facts: the legend hides a group, a click (or Enter) on a mark opens what the facts there say, the outline jumps to a clause.
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".zt")
  const signature = JSON.stringify([data.html.length, data.key, data.at, data.path, data.lang])
  if (root.signature === signature) return
  root.signature = signature
  root.innerHTML = ""

  const legend = document.createElement("div")
  legend.className = "legend"
  const off = new Set()
  const element = (tag, kind, words) => {
    const made = document.createElement(tag)
    if (kind) made.className = kind
    if (words !== undefined) made.textContent = words
    return made
  }
  for (const { group, name, number, colour } of data.legend) {
    const button = element("button", "", name + " ")
    button.append(element("small", "", String(number)))
    button.style.setProperty("--c", colour)
    button.setAttribute("aria-pressed", "true")
    button.onclick = () => {
      off.has(group) ? off.delete(group) : off.add(group)
      button.setAttribute("aria-pressed", String(!off.has(group)))
      for (const mark of text.querySelectorAll("mark")) {
        const groups = mark.dataset.groups.split(" ").filter((g) => !off.has(g))
        mark.classList.toggle("off", groups.length === 0)
        mark.style.setProperty("--c", data.colours[groups[0]] || "transparent")
      }
    }
    legend.append(button)
  }

  const body = element("div", "reader" + (data.outline.length > 1 ? "" : " bare"))
  const text = element("div", "text")
  text.setAttribute("role", "document")
  text.innerHTML = data.html
  for (const mark of text.querySelectorAll("mark")) mark.style.setProperty("--c", data.colours[mark.className.slice(2)])
  const jump = (target) => { if (target) text.scrollTop += target.getBoundingClientRect().top - text.getBoundingClientRect().top - 60 }
  const place = (path) => [...text.querySelectorAll("i[data-at]")].find((i) => i.dataset.at === path)
  if (data.outline.length > 1) {
    const outline = element("nav", "outline")
    outline.setAttribute("aria-label", data.words.outline)
    for (const { path, name, depth } of data.outline) {
      const button = element("button")
      button.append(element("b", "", path), name)
      button.title = path + " " + name
      button.style.paddingInlineStart = 0.3 + depth * 0.8 + "rem"
      button.onclick = () => jump(place(path))
      outline.append(button)
    }
    body.append(outline)
  }
  body.append(text)
  root.append(legend, body)

  let card = null
  const close = () => { card?.remove(); card = null }
  const open = (mark) => {
    close()
    card = element("div", "card")
    card.setAttribute("role", "dialog")
    const list = element("ul")
    list.innerHTML = mark.dataset.facts.split(",").map((n) => data.cards[n]).filter(Boolean).slice(0, 12).join("")
    const button = element("button", "close", "×")
    button.setAttribute("aria-label", data.words.close)
    button.onclick = close
    card.append(list, button)
    text.append(card)
    const box = text.getBoundingClientRect(), at = mark.getClientRects()[0] || mark.getBoundingClientRect()
    // Below the words, or above them where the box ends.
    const below = at.bottom - box.top + 6
    const fits = below + card.offsetHeight < box.height || at.top - box.top < card.offsetHeight
    card.style.top = text.scrollTop + (fits ? below : at.top - box.top - card.offsetHeight - 6) + "px"
    card.style.left = Math.max(8, Math.min(at.left - box.left, text.clientWidth - card.offsetWidth - 8)) + "px"
  }
  text.onkeydown = (event) => {
    if (event.key === "Escape") close()
    if (event.key === "Enter" && event.target.matches("mark")) open(event.target)
  }
  root.onclick = (event) => {
    if (follow(event)) return
    const mark = event.target.closest("mark:not(.off)")
    if (mark && text.contains(mark)) open(mark)
    else if (card && !card.contains(event.target)) close()
  }
  requestAnimationFrame(() => {
    const here = text.querySelector("#here")
    if (here) {
      jump(here)
      here.scrollIntoView({ block: "nearest" })
    } else if (data.path) jump(place(data.path))
  })
}
