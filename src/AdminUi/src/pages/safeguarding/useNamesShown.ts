import { useState } from "react";

const key = "altprovision.names-shown";

/** Whether lists of concerns show names: not until they are asked for, then for as long as the tab is open. */
export function useNamesShown(): [boolean, (isShown: boolean) => void] {
  const [isShown, setShown] = useState(() => sessionStorage.getItem(key) === "yes");
  const set = (shown: boolean) => {
    sessionStorage.setItem(key, shown ? "yes" : "no");
    setShown(shown);
  };
  return [isShown, set];
}
