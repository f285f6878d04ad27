print("ionweave")
