/** A section's id: its plan's and its own, with a dot between. It holds no `#`, no slash and no `_`. */
export const SECTION_ID = /^[a-z0-9-]{1,24}\.[a-z0-9-]{1,32}$/;
