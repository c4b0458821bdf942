// What goes wrong with the layout of the page as it stands, one line each.
// Arguments: the width of the window, and whether targets are for fingers.

const [width, byTouch] = arguments;
const SLACK = 1;
const OVERLAP = 2;
const FINGER = 44;
// What letters fill of the height of their font, about its middle.
const INK = 0.7;
const root = document.documentElement;
// What is wrong in the same way with elements of one kind is one line, with the
// first of them and how many there are.
const found = new Map();

const words = (text) => text.trim().replace(/\s+/g, ' ').slice(0, 40);
const selector = (element) =>
    element.localName + [...element.classList].map((each) => `.${each}`).join('');
const say = (fault, element, detail) => {
    const kind = `${fault}: ${selector(element.parentElement)} > ${selector(element)}`;
    const label = words(element.labels?.[0]?.textContent ?? element.textContent);
    const known = found.get(kind) ?? { first: `“${label}” ${detail}`, elements: new Set() };
    found.set(kind, known);
    known.elements.add(element);
};

// What an element lets be seen of what is in it. `cut` is without what scrolls:
// whatever lies outside is lost.
const everywhere = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
const windows = new Map();
const windowOf = (element) => {
    if (!element || element === document.body || element === root) {
        return { seen: everywhere, cut: everywhere, floats: false };
    }
    if (!windows.has(element)) {
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        const outer = windowOf(element.parentElement);
        const narrowed = (rect, hides) => ({
            left: hides(style.overflowX) ? Math.max(rect.left, box.left) : rect.left,
            right: hides(style.overflowX) ? Math.min(rect.right, box.right) : rect.right,
            top: hides(style.overflowY) ? Math.max(rect.top, box.top) : rect.top,
            bottom: hides(style.overflowY) ? Math.min(rect.bottom, box.bottom) : rect.bottom,
        });
        const isHeardOnly = style.clipPath === 'inset(50%)' || style.clip === 'rect(0px, 0px, 0px, 0px)';
        const cuts = (overflow) => overflow === 'hidden' || overflow === 'clip';
        windows.set(element, {
            seen: isHeardOnly
                ? { left: 0, right: 0, top: 0, bottom: 0 }
                : narrowed(outer.seen, (overflow) => overflow !== 'visible'),
            cut: isHeardOnly ? everywhere : narrowed(outer.cut, cuts),
            floats: outer.floats || style.position === 'fixed' || style.position === 'sticky',
        });
    }
    return windows.get(element);
};
const within = (rect, frame) => ({
    left: Math.max(rect.left, frame.left),
    right: Math.min(rect.right, frame.right),
    top: Math.max(rect.top, frame.top),
    bottom: Math.min(rect.bottom, frame.bottom),
});
const isThere = (rect) => rect.right - rect.left > SLACK && rect.bottom - rect.top > SLACK;
const isShown = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

// The ink of every line of text that can be seen.
const lines = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const range = document.createRange();
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (node.data.trim() === '' || parent.closest('script, style, noscript, option, title, desc')
        || !isShown(parent)) continue;
    range.selectNodeContents(node);
    const { seen, cut, floats } = windowOf(parent);
    const size = parseFloat(getComputedStyle(parent).fontSize);
    for (const rect of range.getClientRects()) {
        const middle = (rect.top + rect.bottom) / 2;
        const half = Math.min(rect.height, size * INK) / 2;
        const ink = { left: rect.left, right: rect.right, top: middle - half, bottom: middle + half };
        const shown = within(ink, seen);
        if (!isThere(shown)) continue;
        lines.push({ ...shown, node, parent, floats });
        if (ink.left < cut.left - SLACK || ink.right > cut.right + SLACK
            || ink.top < cut.top - SLACK || ink.bottom > cut.bottom + SLACK) {
            say('cut off', parent, '');
        }
        if (shown.right > width + SLACK || shown.left < -SLACK) {
            say('beyond the window', parent, `from ${Math.round(shown.left)} to ${Math.round(shown.right)} px`);
        }
    }
}

if (root.scrollWidth > width) say('scrolls sideways', document.body, `to ${root.scrollWidth} px`);

for (const element of document.body.querySelectorAll('*')) {
    const { overflowX } = getComputedStyle(element);
    const hides = overflowX === 'hidden' || overflowX === 'clip';
    if (hides && element.clientWidth > SLACK && element.scrollWidth > element.clientWidth + SLACK
        && isShown(element) && element.innerText?.trim()) {
        say('cut off', element, '');
    }
}

lines.sort((one, other) => one.top - other.top);
lines.forEach((line, place) => {
    for (let next = place + 1; next < lines.length && lines[next].top < line.bottom - OVERLAP; next += 1) {
        const other = lines[next];
        if (other.node === line.node || other.floats !== line.floats) continue;
        const shared = within(line, other);
        if (shared.right - shared.left > OVERLAP && shared.bottom - shared.top > OVERLAP) {
            say('overlap', line.parent, `and ${selector(other.parent)} “${words(other.node.data)}”`);
        }
    }
});

// A link with words around it in its line or paragraph is part of a sentence.
const isInSentence = (element) => {
    if (element.localName !== 'a' || !getComputedStyle(element).display.startsWith('inline')) return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    const around = block.cloneNode(true);
    around.querySelectorAll('a, button').forEach((each) => each.remove());
    return /\p{Letter}{2}/u.test(around.textContent);
};
const TARGETS = 'a[href], button, input:not([type=hidden], [type=range]), select, textarea, summary, [role=button], [role=tab], [role=switch]';
const boxOf = (element) => {
    const boxes = [element, ...(element.labels ?? [])].map((each) => each.getBoundingClientRect());
    return {
        left: Math.min(...boxes.map((each) => each.left)),
        right: Math.max(...boxes.map((each) => each.right)),
        top: Math.min(...boxes.map((each) => each.top)),
        bottom: Math.max(...boxes.map((each) => each.bottom)),
    };
};
// What is painted small may take fingers further out.
const takesFinger = (element) => {
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const box = boxOf(element);
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const reach = FINGER / 2 - SLACK;
    const own = [element, ...(element.labels ?? [])];
    // What a sheet lies over is there for fingers once that is gone.
    const top = document.elementFromPoint(x, y);
    if (top && windowOf(top).floats && !windowOf(element).floats) return true;
    return [[x - reach, y], [x + reach, y], [x, y - reach], [x, y + reach]].every(([left, top]) => {
        const hit = document.elementFromPoint(left, top);
        return hit !== null && own.some((each) => each === hit || each.contains(hit));
    });
};
if (byTouch) {
    for (const element of document.querySelectorAll(TARGETS)) {
        if (!isShown(element) || element.disabled) continue;
        const box = boxOf(element);
        const { seen } = windowOf(element);
        const shown = within(box, seen);
        // The link that comes into the window with the focus is for the keyboard.
        if ((!isThere(shown) && !element.labels?.length) || box.bottom + scrollY <= 0) continue;
        const [wide, high] = [box.right - box.left, box.bottom - box.top];
        if ((wide < FINGER - 0.5 || high < FINGER - 0.5) && !isInSentence(element) && !takesFinger(element)) {
            say('small target', element, `${Math.round(wide)}×${Math.round(high)} px`);
        }
    }
    scrollTo(0, 0);
}

return [...found].map(([kind, { first, elements }]) => `${kind} ${first} (${elements.size} such)`);
