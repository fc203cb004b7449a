// Leaves the page as a reader is left with it: what moves once has moved, what moves for ever
// stands still, so that two pictures of it can be compared.
() => {
  for (const animation of document.getAnimations()) {
    if (animation.playState !== "running") continue;
    if (animation.effect && animation.effect.getComputedTiming().endTime === Infinity)
      animation.pause();
    else if (animation.timeline === document.timeline) animation.finish();
  }
}
