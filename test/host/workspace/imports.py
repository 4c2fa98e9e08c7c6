from nets import build

model = build(5, 'relu')
