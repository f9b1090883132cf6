import { useRef } from "react";

/**
 * Holds work back while a pointer is pressed. A line that appears between press and release moves the button away from
 * under the pointer, and the click is lost.
 */
export function useCalmPress() {
  const isPressed = useRef(false);
  const waiting = useRef<(() => void)[]>([]);
  return {
    onPointerDown() {
      if (isPressed.current) return;
      isPressed.current = true;
      const controller = new AbortController();
      function release() {
        controller.abort();
        // The click comes right after the release and must still find its place.
        setTimeout(() => {
          isPressed.current = false;
          for (const run of waiting.current.splice(0)) run();
        });
      }
      for (const name of ["pointerup", "pointercancel"]) addEventListener(name, release, { signal: controller.signal });
    },
    /** Runs now, or once the pointer is up. */
    afterPress(run: () => void) {
      if (isPressed.current) waiting.current.push(run);
      else run();
    },
  };
}
