// The controls that cannot be seen when they have the focus, one line each.

const found = [];
const words = (text) => text.trim().replace(/\s+/g, ' ').slice(0, 40);
const stops = document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]');
const INSET = 3;
const isSticky = (element) => {
    for (let each = element; each; each = each.parentElement) {
        if (['fixed', 'sticky'].includes(getComputedStyle(each).position)) return each;
    }
    return null;
};
// A control that is not painted itself is seen by its label.
const painted = (element) => {
    const box = element.getBoundingClientRect();
    const label = element.labels?.[0];
    const isPlain = box.width > 2 && box.height > 2 && getComputedStyle(element).opacity !== '0';
    return isPlain || !label ? element : label;
};
for (const element of stops) {
    if (element.disabled || !element.checkVisibility({ visibilityProperty: true })) continue;
    element.focus();
    if (document.activeElement !== element) continue;
    const shown = painted(element);
    const box = shown.getBoundingClientRect();
    const seen = {
        left: Math.max(box.left, 0), right: Math.min(box.right, innerWidth),
        top: Math.max(box.top, 0), bottom: Math.min(box.bottom, innerHeight),
    };
    const name = `${element.localName}.${element.className} “${words(shown.textContent)}”`;
    if (seen.right - seen.left < 1 || seen.bottom - seen.top < 1) {
        found.push(`out of the window with the focus: ${name}`);
        continue;
    }
    const x = (seen.left + seen.right) / 2;
    const covering = [(seen.top + seen.bottom) / 2, seen.top + INSET, seen.bottom - INSET]
        .map((y) => document.elementFromPoint(x, y))
        .map((hit) => hit && !shown.contains(hit) && !hit.contains(shown) && isSticky(hit))
        .find((each) => each && !each.contains(shown));
    if (covering) found.push(`covered with the focus: ${name} by ${covering.localName}.${covering.className}`);
}
document.activeElement?.blur();
scrollTo(0, 0);
return found;
