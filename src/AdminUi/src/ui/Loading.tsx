import { useEffect, useState } from "react";

/** Says what is awaited, once it takes long enough to be noticed. */
export function Loading({ what }: { what: string }) {
  const [isSlow, setSlow] = useState(false);
  const [isVerySlow, setVerySlow] = useState(false);
  useEffect(() => {
    const timers = [setTimeout(() => setSlow(true), 200), setTimeout(() => setVerySlow(true), 8_000)];
    return () => timers.forEach(clearTimeout);
  }, []);

  return (
    <div role="status" className="app-loading">
      {isSlow && (
        <>
          <span className="app-loading__wheel" aria-hidden="true" />
          Loading {what}…{isVerySlow && " It takes longer than usual."}
        </>
      )}
    </div>
  );
}
