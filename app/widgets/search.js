// A search box: suggestions while one types, arrows choose, Enter goes to the chosen one or to all results.
export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".zt")
  let box = root.querySelector(".box")
  if (!box) {
    root.innerHTML = '<div class="box"><input type="search" role="combobox" aria-expanded="false" aria-controls="hits" autocomplete="off" spellcheck="false"><ul id="hits" role="listbox"></ul></div>'
    box = root.querySelector(".box")
    root.querySelector("input").value = data.value
  }
  const input = box.querySelector("input"), list = box.querySelector("ul")
  input.placeholder = data.placeholder
  input.setAttribute("aria-label", data.placeholder)
  let chosen = -1
  const items = () => [...list.children]
  const choose = (n) => {
    chosen = items().length ? (n + items().length + 1) % (items().length + 1) : -1
    if (chosen === items().length) chosen = -1
    items().forEach((li, i) => li.setAttribute("aria-selected", String(i === chosen)))
  }
  const go = (href) => { list.innerHTML = ""; input.blur(); visit(href) }
  const draw = () => {
    list.innerHTML = ""
    if (!input.value.trim() || data.beginning !== input.value.trim()) { input.setAttribute("aria-expanded", "false"); return }
    for (const { href, kind, name, where, colour } of data.suggestions) {
      const li = document.createElement("li")
      li.setAttribute("role", "option")
      const chip = document.createElement("span")
      chip.className = "chip"
      chip.style.setProperty("--c", colour)
      chip.textContent = kind
      const words = document.createElement("span")
      words.textContent = name
      const small = document.createElement("small")
      small.textContent = where
      li.append(chip, words, small)
      li.onmousedown = (event) => { event.preventDefault(); go(href) }
      list.append(li)
    }
    input.setAttribute("aria-expanded", String(list.children.length > 0))
    choose(-1)
  }
  draw()
  input.oninput = () => {
    clearTimeout(root.timer)
    list.innerHTML = ""
    root.timer = setTimeout(() => setStateValue("beginning", input.value.trim()), 180)
  }
  input.onkeydown = (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); choose(chosen + 1) }
    else if (event.key === "ArrowUp") { event.preventDefault(); choose(chosen < 0 ? items().length - 1 : chosen - 1) }
    else if (event.key === "Escape") list.innerHTML = ""
    else if (event.key === "Enter" && !event.isComposing && input.value.trim()) {
      clearTimeout(root.timer)
      go(chosen >= 0 ? data.suggestions[chosen].href : data.results + encodeURIComponent(input.value.trim()))
    }
  }
  input.onblur = () => setTimeout(() => { list.innerHTML = "" }, 150)
}
