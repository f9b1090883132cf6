/** Links and markup in a name would turn our mails into somebody's advertisement (G-70). */
export const CLEAN_TEXT = /^(?!.*(?:https?:|www\.|:\/\/))[^<>\p{Cc}]*$/iu;
