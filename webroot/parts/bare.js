/** Pages for halls and foyers: nobody is there to go anywhere, or to press anything. @param {string} tag of the page */
export const isBare = (tag) => /^(stage|screen)-/.test(tag);
