// A component is called anew with whatever is new, and each of its calls is ended: by the page when it goes, but also by
// Streamlit where the next call overtook one that was still loading. Only the last one ends what stands.
function standing(shells, parent, shell, end) {
  const call = {};
  shell.call = call;
  shells.set(parent, shell);
  return () => {
    if (shell.call !== call) return;
    shells.delete(parent);
    end(shell);
  };
}
