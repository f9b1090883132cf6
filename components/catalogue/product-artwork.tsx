interface ProductArtworkProps {
  /** Key of a drawing in public/artwork/catalogue.svg. */
  artwork: string;
  /** What there is to see; absent where the name stands right beside it. */
  label?: string;
  className?: string;
}

/**
 * A drawing out of the one sheet that all pages share: one request, cached, and coloured by the page's own tokens,
 * so it follows the light and dark scheme.
 */
export function ProductArtwork({ artwork, label, className }: ProductArtworkProps) {
  return (
    <svg
      viewBox="0 0 400 400"
      className={`block aspect-square bg-art-flax ${className ?? "w-full"}`}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <use href={`/artwork/catalogue.svg#${artwork}`} />
    </svg>
  );
}
