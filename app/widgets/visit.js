// Another page of the app without loading it anew: one step in the browser's history, which Streamlit follows as it follows the browser's own buttons.
// (st.switch_page writes two steps, the first of them with the new parameters under the old page.)
const visit = (address) => {
  window.history.pushState(null, "", address)
  window.dispatchEvent(new PopStateEvent("popstate"))
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0)
}
// With a modifier key a link stays an ordinary link.
const follow = (event) => {
  const link = event.target.closest("a[data-go]")
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return false
  event.preventDefault()
  visit(link.getAttribute("href"))
  return true
}
